### The street map: fetching, stopping, removing.

street-title = 街道地图
street-newer = 有较新的街道地图
street-text = 下载一次（{ $size }），之后没有网络也能查看。
street-fetch = 下载
street-go-on = 继续下载
street-stop = 停止
street-loading = 已下载 { $done }，共 { $size }
street-paused = 节省模式下已暂停。关闭后会自动继续；若要现在下载，请先按“停止”，再按“继续下载”。
street-size = { $size } MB
street-stopped = { $why } 已下载的部分仍保留；按“继续下载”即可接着下载。
street-bad = 收到的文件不是可用的地图，已丢弃。现有地图保留不变。请稍后再试。
street-full = 设备已满。为给反映和求救留出空间，已删除下载的部分。
street-kept = 街道地图已在本机（{ $size }）。
street-remove = 删除街道地图
street-remove-text = 若要再次使用，须在有网络时重新下载。地图上的其他内容会保留。
