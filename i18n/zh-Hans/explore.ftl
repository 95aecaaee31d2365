### 探索：值得一去的地方，列表和每个地点。

explore-title = 值得一去的地方
explore-more = 古迹、寺庙、市场、海滩、手工艺村
explore-back = 返回地点列表
explore-pick-title = 请选择一个地点
explore-pick-text = 开放时间、门票、路线，以及给司机看的大字。
explore-missing-title = 没有这个地点
explore-kind = 类别
explore-theme = 主题
explore-every = 全部
explore-all = 清除筛选
explore-none-title = 还没有地点
explore-none-text = 市里的目录中还没有地点。
explore-count =
    { $count ->
        [0] 没有同时符合两项的地点
       *[other] { $count } 个地点
    }
explore-near = 离我最近的在前
explore-near-again = 更新我的位置
explore-near-why = 用来显示距离；您的位置只留在本机。写反映时的“这里”也用同一项同意。
interest-heritage = 古迹
interest-tomb = 皇陵
interest-religious = 寺庙、祠庙、教堂
interest-museum = 博物馆
interest-market = 市场
interest-nature = 自然
interest-beach = 海滩
interest-craft = 手工艺村
interest-culture = 文化
interest-landmark = 地标
interest-leisure = 散步
interest-transport = 车站、码头、机场
theme-must-see = 必看
theme-unesco = 世界遗产
theme-food = 美食
theme-view = 景观
theme-garden-house = 花园古宅
theme-river = 河畔
theme-boat = 乘船
theme-swim = 游泳
theme-trek = 徒步
theme-night = 夜晚
theme-festival = 节庆
money = { $amount } ₫
place-go = 路线
place-taxi = 给司机看
place-taxi-please = 请送我到：
place-taxi-point = 坐标：{ $lat }，{ $long }
place-how-far = 有多远？
place-free = 免费入场
place-always-open = 随时开放
place-open = 通常开放到 { $until }
place-closed = 通常此时关闭，{ $from } 开放
place-daily = 每天 { $from }–{ $to }
place-address = 地址
place-ward = 坊社
place-part-of = 属于
place-parts = 在此范围内
place-hours = 开放时间
place-hours-unknown = 未确认
place-hours-reported = 来自往年公告，可能已有变化。前往前请再次确认。
place-source = 来源
place-ticket = 门票
place-ticket-adult = 成人 { $amount }
place-ticket-child = 7–12 岁儿童 { $amount }
place-ticket-child-free = 7–12 岁儿童 免费
place-ticket-reported = 来自媒体和公告，未经确认。
place-point = 地图上的位置
place-accuracy = 可能有约 { $distance } 的偏差。
place-compared =
    { $count ->
        [0] 未与其他来源核对。
       *[other] 已与另外 { $count } 个来源核对。
    }
