# 首页。
home-hello = 欢迎来到顺化
home-hello-name = 您好，{ $name }
home-report = 反映问题
home-report-more = 照片、地点、几句话
home-my-reports = 我的反映
home-call = 致电市里
home-simple-me = 我和设置
home-open-title = 处理中
home-empty-title = 没有待办事项
home-empty-text = 路灯不亮、路面坑洼、垃圾、道路积水？不到一分钟就能告诉市里。
hotline-demo = 这是演示，不会真正拨号。正式应用会拨打 { $number }。
understood = 知道了
expired-title = 您的登录已结束
expired-text = 没有丢失任何内容。以您名义等待的内容会在重新登录后发送。
today-line =
    { $leap ->
        [yes] { $date } { $weekday } · 农历闰 { $month } 月 { $day } 日
       *[no] { $date } { $weekday } · 农历 { $month } 月 { $day } 日
    }
