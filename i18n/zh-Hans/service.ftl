### 服务：目录、搜索、每项服务、坊社、机构、帮助。

nav-services = 服务
services-title = 服务
services-back = 返回服务
services-pick-title = 请在左侧选择
services-pick-text = 输入您的需要，或选择生活中的事项或服务类别。
services-error = 无法读取服务
services-marked = 收藏
services-recent = 最近使用
services-events = 您需要什么？
services-groups = 按类别
services-more = 更多
services-count = { $count } 项服务
services-not-here = 本应用尚不能使用
services-not-here-text = 打开可查看该怎么办。
services-missing-title = 列表中没有
services-missing-text = 链接可能已过时，或不再提供。请在列表中查找。
services-empty-title = 这里还没有服务
services-empty-text = 市里的目录中这里还没有服务。请致电服务热线：他们会说明办法。

search-label = 查找服务、地点、机构、帮助
search-example = 服务、地点、帮助…
search-clear = 清除输入
search-error = 搜索失败
search-count =
    { $count ->
        [0] 没有找到
       *[other] { $count } 个结果
    }
search-instead = 显示“{ $instead }”而不是“{ $typed }”的结果
search-nothing = 没有找到“{ $typed }”
search-nothing-text = 请减少或更换词语；不需要声调符号。如仍没有，请致电服务热线询问。
search-more = 更多结果
search-services = 服务（{ $count }）
search-categories = 可反映的问题（{ $count }）
search-reports = 我的反映（{ $count }）
search-drafts = 草稿（{ $count }）
search-places = 值得一去的地方（{ $count }）
search-wards = 坊社（{ $count }）
search-agencies = 机构（{ $count }）
search-help = 帮助（{ $count }）
search-festivals = 节庆（{ $count }）

audience-all = 所有人
audience-resident = 居民
audience-tourist = 游客
audience-business = 企业
service-offline = 无需网络
service-account = 需要登录
service-vneid = 需要 VNeID 2 级
service-mark = 收藏到服务
service-open = 打开
service-open-name = 打开 { $name }
service-open-page = 打开 { $host }
service-call = 拨打 { $number }
service-visit = 前往
service-paused = 暂停服务
service-paused-until = 暂停至 { $when }
service-paused-text = 如有急事，请致电服务热线询问。
service-none = 本应用尚未提供
service-retired = 已不再提供
service-no-address = 尚无已确认的网址
service-none-text = 请致电服务热线：他们会说明办法或转到合适的部门。
service-channel = 办理方式
service-channel-native = 在本应用内
service-channel-web = 在浏览器的网页上
service-channel-phone = 电话
service-channel-visit = 当面办理
service-where = 地点
service-authority = 主管机构
service-cost = 费用
service-cost-unknown = 未确认。前往前请电话询问。
service-evidence = 需携带
service-output = 办理结果
service-faq =
    { $count ->
        [1] 常见问题
       *[other] 常见问题（{ $count }）
    }

ward-missing-title = 没有这个坊社
ward-is-home = 您的住处
ward-make-home = 设为我的住处
ward-make-home-more = 您会收到此坊社的预警。选择只保存在本机。
ward-old-names = 原坊社名称

agency-missing-title = 没有这个机构
agency-services = 负责的服务
agency-reports = 送交这里的反映
agency-call = 该机构自己的电话号码未经确认。服务热线会为您转接或转达。

help-title = 帮助
help-more = 关于应用的常见问题
help-back = 返回帮助
help-pick-title = 请选择一个问题
help-pick-text = 答案显示在这里，没有网络也能阅读。
help-missing-title = 没有这页帮助
help-ask = 还不清楚？服务热线会帮您。
search-partial = 没有包含全部词语的结果。以下包含其中一部分。
