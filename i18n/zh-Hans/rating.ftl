### People rate services.

rating-title = 评价
rating-none = 还没有评分：至少需要 5 人评价。
rating-all = { $average } / 5 · { $count } 次评价
rating-ask = 您觉得这项服务怎么样？
rating-stars = 5 星中的 { $stars } 星
rating-text = 还有什么想说的吗？
rating-text-hint = 选填。不附姓名，只有市里的工作人员能看到，不会公开。
rating-count = { $used } / { $max } 字
rating-too-long = 最多 { $max } 字，请缩短一些。
rating-send = 提交评价
rating-thanks = 感谢您的评价
rating-own = 您给了 { $stars } 星（共 5 星）。
rating-waits = 有网络时发送
rating-change = 修改评价
rating-withdraw = 撤回
rating-said = 已记录您的评价。
rating-withdrawn = 已撤回您的评价。
