### Hospitals.

facilities-title = 医院
facilities-text = 市内公立医院。名单随应用提供，没有网络也能查看。
facilities-emergency-call = 急救：拨打 115
facilities-emergency = 昼夜急诊
facilities-search = 按名称、街道或坊社查找
facilities-count = { $count } 处
facilities-none-title = 没有符合的地点
facilities-none-text = 请少输入几个字。紧急时请拨打 115。
facilities-call = 拨打 { $number }
facilities-phone = 电话
facilities-phone-unknown = 没有已确认的号码
facilities-place-unknown = 尚未测定位置
facilities-unverified = 信息来自公开网页，医院尚未确认。紧急时请拨打 115。
facilities-missing-title = 没有此地点
facilities-missing-text = 本机名单里没有此地点。
facilities-back = 返回医院名单
