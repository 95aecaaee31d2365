# 所有界面共用。
app-name = Tràng Tiền
skip-to-content = 跳到正文
close = 关闭
back = 返回
cancel = 取消
try-again = 重试
loading = 正在加载…
sentence = { $text }。
undo = 撤销
failed-title = 无法显示
broken-title = 应用无法打开

demo-mark = 演示
demo-label = 演示版
demo-text = 示例数据，不会真正发送

nav-label = 主要栏目
nav-home = 首页
nav-reports = 反映
nav-me = 我
nav-attention = 有 { $count } 项需要您处理

strip-sending =
    { $count ->
        [1] 正在发送，第 { $step } 步，共 { $total } 步
       *[other] 正在发送，第 { $step } 步，共 { $total } 步 · 排队 { $count } 项
    }
strip-lost = 与本机应用失去联系，正在重新连接…
strip-offline = 离线 · 仍可书写，全部保存
strip-offline-waiting = 离线 · { $count } 项待发送
strip-waiting = { $count } 项待发送
strip-saver = 已开启风暴节省模式
strip-saver-photos = 风暴节省模式 · { $count } 条反映的照片等您发送
strip-attention = { $count } 条反映需要您处理

missing-title = 没有这个页面
missing-text = 链接可能已过时或不完整。请回首页继续。

when-today = 今天
when-tomorrow = 明天
when-yesterday = 昨天
when-day-time = { $day } { $time }
when-date = { $month }{ $day }日
when-date-year = { $year }年{ $date }
when-month = { $month }月
when-weekday =
    { $number ->
        [0] 星期一
        [1] 星期二
        [2] 星期三
        [3] 星期四
        [4] 星期五
        [5] 星期六
       *[other] 星期日
    }
due-by = 期限：{ $when }
due-past = 已超期：{ $when }
distance-metres = { $metres } 米
distance-kilometres = { $whole }.{ $tenth } 公里
file-saved = { $name } 已保存到“下载”文件夹。
