# What the daily services share.

news-private = 有新消息。请打开应用查看。
news-title = 您关注的服务有新消息
news-look = 查看
