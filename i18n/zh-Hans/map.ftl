### 地图：图层、内容相同的列表、单项卡片。

map-title = 地图
map-more = 预警、景点、水位、积水点、避难所
map-skip = 跳过地图，直接看列表
map-label = 城市地图。下方列表内容相同。
map-layers = 地图上显示
map-layer = { $name }（{ $count }）
map-warnings = 预警
map-places = 值得一去的地方
map-gauges = 河流、水库、雨量
map-flood-points = 积水点
map-shelters = 避难所
map-reports = 我的反映
map-wards = 坊社
map-closer = 放大
map-further = 缩小
map-source = 坊社边界为大致范围
map-list = 列表
map-list-title = 以列表显示地图内容
map-count =
    { $count ->
        [0] 尚无可显示的内容
       *[other] { $count } 项
    }
map-empty-title = 地图上尚无内容
map-empty-text = 请在上方选择更多图层。
map-failed-title = 本机无法绘制地图
map-failed-text = 地图上的一切都在列表中，并附路线。
map-error = 无法读取：{ $name }
map-away = 直线距离 { $distance }
map-no-point = 尚未测定它在地图上的位置。
map-page = 详情
map-show = 在地图上查看
map-report = 反映
map-ward = 坊社
