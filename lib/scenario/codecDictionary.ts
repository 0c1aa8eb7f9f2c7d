/**
 * What scenarios have in common, for deflate to point at instead of repeating it: a fragment shrinks to a third.
 * FROZEN: every "1." fragment ever shared was written against these very characters. A better dictionary is a new
 * codec version beside this one.
 */
export const DICTIONARY_1 =
  '"cpython-2.7","cpython-3.13t","cpython-3.14t","pypy","freebsd","openbsd","macos","solaris","aix","hp-ux",' +
  '"windows","exponential","load-balancer","apache","none","asgi""gunicorn-sync","gunicorn-gevent",' +
  '"gunicorn-eventlet","gunicorn-tornado","uwsgi-processes","uwsgi-threads","uwsgi-gevent",' +
  '"mod_wsgi-embedded-prefork","mod_wsgi-embedded-worker","mod_wsgi-embedded-event","mod_wsgi-embedded-winnt",' +
  '"mod_wsgi-daemon","mod_wsgi-express","waitress","cheroot","bjoern","meinheld","granian-wsgi","nginx-unit",' +
  '"uvicorn-wsgi","hypercorn-wsgi","tornado-wsgicontainer","twisted-wsgi","flup-prefork","flup-threaded",' +
  '"passenger-python","ideal""at":"client","kind":"closed","users":20,"thinkMs":{"family":"exponential",' +
  '"mean":1000},"process":"paced"},"process":"bursty","burstRatio":4,"burstShare":0.1,"burstMs":1000},' +
  '"scope":"process","scope":"machine","held":"phase","onFull":"wait",{"path":["application","classes",0,"cpuMs",' +
  '"mean"],"low":5,"high":20}{"version":1,"name":"Django shop, peak hour","host":{"os":"linux",' +
  '"synRetrySchedule":"linear-then-exponential","stealPercent":0},"hardware":{"cpus":4,"threadsPerCore":1,' +
  '"cpuQuotaCores":null,"cpuSpeed":1,"memoryMiB":8192,"memoryLimitMiB":null,"reservedMemoryMiB":1024,' +
  '"nicMbps":1000,"diskMBps":200,"machines":1,"costPerHour":null},"runtime":{"interpreter":"cpython-3",' +
  '"switchIntervalMs":5},"network":{"clients":[{"name":"Fibre","share":45,"rttMs":12,"downKbps":100000,' +
  '"upKbps":20000,"lossPercent":0},{"name":"4G","share":45,"rttMs":70,"downKbps":12000,"upKbps":12000,' +
  '"lossPercent":0.1},{"name":"3G","share":10,"rttMs":300,"downKbps":1600,"upKbps":768,"lossPercent":0.5}],' +
  '"keepAlive":false,"requestsPerConnection":1,"idleMs":0,"timeoutMs":null,"retries":0},' +
  '"server":{"kind":"gunicorn-gthread","processes":2,"threads":4,"backlog":null,"connectionLimit":null,' +
  '"timeoutMs":null,"maxRequests":null,"preload":false,"frontEnd":{"kind":"nginx","buffersRequests":true,' +
  '"buffersResponses":true,"timeoutMs":60000},"overrides":{"cpuPerRequestMs":null,"socketBufferBytes":null}},' +
  '"application":{"interface":"wsgi","threadSafe":true,"measured":false,"memory":{"processMiB":180,' +
  '"sharedBeforeForkMiB":90,"threadMiB":2,"requestMiB":1,"growthMiB":20},"classes":[{"name":"Page","weight":85,' +
  '"cpuMs":{"family":"lognormal","mean":10,"cv":0.8},"ioMs":{"family":"lognormal","mean":40,"cv":1},"ioPhases":8,' +
  '"responseBytes":{"family":"deterministic","mean":60000},"requestBodyBytes":{"family":"deterministic","mean":0},' +
  '"backend":"PostgreSQL","clients":null},{"name":"Search","weight":15,"cpuMs":{"family":"lognormal","mean":18,' +
  '"cv":1},"ioMs":{"family":"lognormal","mean":120,"cv":1.2},"ioPhases":3,' +
  '"responseBytes":{"family":"deterministic","mean":40000},"requestBodyBytes":{"family":"deterministic","mean":0},' +
  '"backend":"PostgreSQL","clients":null}]},"backends":[{"name":"PostgreSQL","limit":100,"scope":"global",' +
  '"held":"request","onFull":"error"}],"traffic":{"load":{"kind":"open","rateRps":120,' +
  '"arrivals":{"process":"poisson"}},"growthPercentPerMonth":0,"dailyPeakRatio":1},' +
  '"objectives":{"latency":[{"percentile":95,"limitMs":300,"at":"server","class":null}],"maxRejectedPercent":0.1,' +
  '"maxCpuPercent":90,"maxMemoryPercent":90},"ranges":[]}';
