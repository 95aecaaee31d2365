### 选择地点：按名称、在地图上，或设备所在之处。

place-title = 在哪里？
place-choose = 选择
place-change = 更改
place-here = 这里
place-here-finding = 正在定位
place-here-consent-title = 允许应用查看您的位置？
place-here-consent-text = 在您点“这里”时。位置只会随您发送的反映离开设备。为自己求救时，如有位置总会一并发送。
place-here-consent-yes = 允许
place-here-failed = 无法找到您的位置。请按名称或在地图上选择。
place-search-label = 坊社，新旧名称均可
place-search-example = 例如：Thuận Lộc、Kim Long
place-search-none = 没有这个名称的地点。
place-search-count =
    { $count ->
        [0] 没有结果
        [1] 1 个结果
       *[other] { $count } 个结果
    }
place-now = 现为 { $ward }
place-former = { $name }（旧名）
place-former-ward = { $name }（原坊）
place-former-commune = { $name }（原社）
place-former-township = { $name }（原市镇）
place-ward-other = 其他坊社
place-ward-other-none = 从全部 40 个中选择
place-photo-question = 照片是在 { $ward } 拍的吗？
place-here-question = 您在 { $ward } 吗？
place-pin-question = 此点属于哪个坊社？
place-near = { $name } 附近
place-yes = 是
place-elsewhere = 其他地方
place-approximate = 边界为大致范围，请确认。
place-outside = 顺化以外 { $distance }
place-ward-missing = 请先选择坊社。
place-point-missing = 请先按名称查找或点地图。
place-address-label = 门牌号、巷子、标志物
place-address-hint = 可不填
place-done = 使用此地点
place-map-label = 顺化地图。方向键移动标记，加减键缩放。
place-map-empty = 正在绘制地图
place-map-failed = 地图未能加载。请按名称查找。
place-zoom-in = 放大
place-zoom-out = 缩小
place-preview = 所选地点的地图
