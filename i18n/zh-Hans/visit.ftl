### 游客：一日安排、应急卡、节庆。

clock-days-later =
    { $days ->
        [1] 次日 { $time }
       *[other] { $days } 天后 { $time }
    }
plans-title = 我的行程
plans-more = 把想去的地方排进一天
plans-back = 返回行程列表
plans-pick-title = 请选择一个行程
plans-pick-text = 地点顺序、估计时间，以及届时会关闭的地方。
plans-empty-title = 还没有行程
plans-empty-text = 打开一个地点并按“加入行程”，或在上方新建行程。
plans-error = 无法读取行程
plan-new = 新行程
plan-new-name = 顺化一日
plan-stops =
    { $count ->
        [0] 还没有地点
        [1] 1 个地点
       *[other] { $count } 个地点
    }
plan-missing-title = 没有这个行程
plan-missing-text = 可能已删除。您的其他行程仍在列表中。
plan-name = 行程名称
plan-name-missing = 行程需要名称。在写新名称之前保留旧名称。
plan-name-long = 名称最多 { $max } 个字符，现有 { $count } 个。保留旧名称。
plan-day = 日期（可不填）
plan-start = 开始时间
plan-travel = 出行方式
plan-travel-ride = 乘车
plan-travel-walk = 步行
plan-empty-title = 此行程还没有地点
plan-empty-text = 打开一个地点并按“加入行程”。
plan-more = 再加一个地点
plan-stops-title = 地点顺序
plan-estimate = 时间和距离为估计：直线距离再加三分之一，按匀速计算。请留些余量。
plan-stop-number = { $number }. { $place }
plan-times = { $from } – { $to }
plan-leg-walk = 约 { $distance }，步行约 { $minutes } 分钟
plan-leg-ride = 约 { $distance }，乘车约 { $minutes } 分钟
plan-hours-unknown = 开放时间不明
plan-closed-then = 其间部分时间关闭：{ $from }–{ $to } 开放
plan-closed-all = 那时已关门：开放时间 { $from }–{ $to }
plan-closed-count =
    { $count ->
        [1] 有一处在您停留的部分时间关闭。请更改时间，或按“排成合适的顺序”。
       *[other] 有 { $count } 处在您停留的部分时间关闭。请更改时间，或按“排成合适的顺序”。
    }
plan-stay = 停留
plan-minutes = { $minutes } 分钟
plan-up = 上移 { $place }
plan-down = 下移 { $place }
plan-moved = { $place }：第 { $number } 位，共 { $count } 位
plan-remove-stop = 移除 { $place }
plan-removed-stop = 已移除 { $place }
plan-order = 排成合适的顺序
plan-ordered = 已按开放时间和距离排序。
plan-order-good = 目前的顺序已经合适。
plan-unknown-place = 未知地点（{ $id }）
plan-unknown = 未知地点
plan-to-calendar = 加入我的日历
plan-needs-day = 请先选择日期，才能把行程加入日历。
plan-share = 分享
plan-share-why = 链接包含整个行程。没有服务器保存；有链接的人都能阅读。
plan-share-link = 链接
plan-copy = 复制
plan-copied = 链接已复制。
plan-not-copied = 设备不允许复制。请选中整个链接手动复制。
plan-hand-on = 发送
plan-remove = 删除行程
plan-removed = 已删除“{ $name }”。
plan-add = 加入行程
plan-added = 已加入“{ $name }”。
plan-having = 已在您的行程中
plan-shared-title = 分享的行程
plan-shared-hint = 有人分享了此行程。您保存之前不会留在设备上。
plan-keep = 保存
plan-kept = 行程已保存在本机。
plan-link-title = 打开别人发来的行程
plan-link-label = 链接
plan-link-hint = 请在此粘贴整个链接。
plan-link-open = 打开
plan-link-wrong-title = 无法打开此行程
plan-link-too-long = 链接比任何行程都长。请对方重新复制。您自己的行程没有变化。
plan-link-newer = 链接由更新版的应用生成。请更新应用后再打开。您自己的行程没有变化。
plan-link-broken = 这不是行程链接，或缺了一部分。请对方重新复制整个链接。您自己的行程没有变化。
card-title = 应急卡
card-more = 帮助您的人需要知道的事；只在本机
card-why = 写下帮助您的人需要知道的事。卡片加密保存，只留在本机，不发给任何人；您把屏幕给他们看。
card-error = 无法读取应急卡
card-group-me = 关于我
card-group-health = 健康
card-group-stay = 住处
card-group-contact = 通知谁
card-name = 姓名
card-nationality = 国籍
card-languages = 我会的语言
card-blood-type = 血型
card-allergies = 过敏
card-medicine = 服用的药物
card-hotel-name = 酒店
card-hotel-address = 酒店地址
card-hotel-phone = 酒店电话
card-contact-name = 要通知的人
card-contact-phone = 其电话
card-consulate-name = 领事馆或大使馆
card-consulate-phone = 领事馆电话
card-consulate-hint = 请从本国官方网页查得；应用不会猜测号码。
card-note = 备注
card-kept-here = 您写的每个字都会立即保存在本机。
card-saving = 正在保存…
card-saved = 已保存在本机。
card-saved-but = 已保存，过长的一栏除外：该栏保留原来的内容。
card-delete = 删除卡片
card-deleted = 应急卡已删除。
card-show = 给救援人员看
card-please = 我需要帮助。请阅读此卡。
card-write = 填写卡片
card-empty-title = 卡片是空的
card-empty-text = 请在需要之前填写。下面的号码仍可拨打。
card-position = 我在：{ $lat }，{ $long }
card-position-ward = 可能在 { $ward }
card-position-show = 显示我的位置
card-position-why = 用来在此卡上显示坐标；位置不会离开设备。
card-call = { $number }：{ $what }
card-call-112 = 搜救
card-call-113 = 公安
card-call-114 = 消防救援
card-call-115 = 急救
events-title = 节庆与活动
events-more = 即将到来的活动，附农历日期
events-back = 返回节庆列表
events-pick-title = 请选择一个节庆
events-pick-text = 两种历法的日期、地点，以及有多确定。
events-month-label = 月份
events-month = { $year }年{ $month }
events-count =
    { $count ->
        [0] 没有节庆
        [1] 一个即将到来
       *[other] { $count } 个即将到来
    }
events-open-title = 日期每次另行公布
event-missing-title = 没有这个节庆
event-check = 前往前请确认
event-announced = 日期每次另行公布；请致电市服务热线或查看市里网页。
event-to-calendar = 加入我的日历
event-when = 时间
event-where = 地点
event-place = 值得一去的地方
event-lunar =
    { $leap ->
        [yes] 农历闰 { $month } 月 { $day } 日
       *[other] 农历 { $month } 月 { $day } 日
    }
event-from-lunar = 自{ $lunar }起
event-days = { $first } – { $last }
event-days-rough = { $first }至{ $last }之间的一天，每年公布
theme-imperial = 皇城、皇陵
theme-pagodas = 寺庙、祠庙、教堂
theme-gardens = 花园
theme-museums = 博物馆、文化
theme-crafts = 手工艺村
theme-beaches = 海滩
theme-nature = 自然
