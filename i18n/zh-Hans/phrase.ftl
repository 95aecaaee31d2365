# 预警的编码用语：市里与设备以同样的词语表达同一编码。

hazard-flood = 洪水
hazard-inundation = 街道积水
hazard-flash-flood = 山洪
hazard-landslide = 山体滑坡
hazard-storm = 台风
hazard-tropical-depression = 热带低压
hazard-heavy-rain = 暴雨
hazard-thunderstorm = 雷雨、阵风、雷电、冰雹
hazard-storm-surge = 风暴潮
hazard-sea-wind = 海上大风
hazard-heat = 高温
hazard-cold = 严寒
hazard-drought = 干旱
hazard-salt-intrusion = 河流咸潮
hazard-forest-fire = 森林火灾
hazard-earthquake = 地震
hazard-tsunami = 海啸
hazard-reservoir-release = 水库泄洪
hazard-other = 其他危险

action-evacuate = 立即离家，撤离到本坊社的避难所。
action-go-up = 转移到更高的楼层。
action-stay-indoors = 留在室内，远离窗户。
action-raise-belongings = 把家具、食品、证件和摩托车移到高处。
action-avoid-flooded-roads = 不要在积水的道路上行走或驾车。
action-keep-from-rivers = 远离河流、溪流和低矮的桥。
action-keep-from-slopes = 远离陡坡和路堑边坡。
action-keep-from-sea = 不要出海；船只进港避风。
action-switch-off-power = 切断进水处的电源。
action-store-water-food = 储备三天的饮用水和食物。
action-charge-phones = 给手机和手电筒充电。
action-help-neighbours = 帮助身边的老人、幼儿和病人。
action-move-vehicles = 把车辆停到高处。
action-secure-house = 加固屋顶，关紧门窗。
action-follow-bulletins = 留意后续通报。
action-call-for-help = 有生命危险：拨打 112 或按 SOS。

risk-level = 风险级别 { $level }
risk-level-word-1 = 低
risk-level-word-2 = 中
risk-level-word-3 = 高
risk-level-word-4 = 很高
risk-level-word-5 = 灾难性
alarm-stage = 水位警戒 { $stage } 级

exercise-mark = 演习
exercise-line = 演习：这是演习，不是真实预警。
