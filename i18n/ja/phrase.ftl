# 警報の符号化された文：市と端末は同じ符号を同じ言葉で伝えます。

hazard-flood = 洪水
hazard-inundation = 道路冠水
hazard-flash-flood = 鉄砲水
hazard-landslide = 土砂災害
hazard-storm = 台風
hazard-tropical-depression = 熱帯低気圧
hazard-heavy-rain = 大雨
hazard-thunderstorm = 雷雨、突風、落雷、ひょう
hazard-storm-surge = 高潮
hazard-sea-wind = 海上強風
hazard-heat = 猛暑
hazard-cold = 厳しい寒さ
hazard-drought = 干ばつ
hazard-salt-intrusion = 河川の塩水遡上
hazard-forest-fire = 森林火災
hazard-earthquake = 地震
hazard-tsunami = 津波
hazard-reservoir-release = ダムの放流
hazard-other = その他の危険

action-evacuate = 今すぐ地区の避難所へ避難してください。
action-go-up = 上の階へ移動してください。
action-stay-indoors = 窓から離れて屋内にとどまってください。
action-raise-belongings = 家具、食料、書類、バイクを高い所に上げてください。
action-avoid-flooded-roads = 冠水した道路を歩いたり運転したりしないでください。
action-keep-from-rivers = 川、水路、低い橋に近づかないでください。
action-keep-from-slopes = 急な斜面や切土に近づかないでください。
action-keep-from-sea = 海に出ず、船を避難させてください。
action-switch-off-power = 水が入る場所の電気を切ってください。
action-store-water-food = 3 日分の飲料水と食料を備えてください。
action-charge-phones = 携帯電話と懐中電灯を充電してください。
action-help-neighbours = 近くの高齢者、小さな子ども、病人を助けてください。
action-move-vehicles = 車両を高い場所に止めてください。
action-secure-house = 屋根を固定し、戸と窓をしっかり閉めてください。
action-follow-bulletins = 次の発表に注意してください。
action-call-for-help = 命の危険があるときは 112 に電話するか SOS を押してください。

risk-level = 危険レベル { $level }
risk-level-word-1 = 低い
risk-level-word-2 = 中程度
risk-level-word-3 = 高い
risk-level-word-4 = 非常に高い
risk-level-word-5 = 壊滅的
alarm-stage = 水位警報 { $stage }

exercise-mark = 訓練
exercise-line = 訓練：これは訓練であり、本当の警報ではありません。
