# Coded phrases of warnings: the city and the device say the same code in the same words.

hazard-flood = Lũ
hazard-inundation = Ngập lụt
hazard-flash-flood = Lũ quét
hazard-landslide = Sạt lở đất
hazard-storm = Bão
hazard-tropical-depression = Áp thấp nhiệt đới
hazard-heavy-rain = Mưa lớn
hazard-thunderstorm = Dông, lốc, sét, mưa đá
hazard-storm-surge = Nước biển dâng
hazard-sea-wind = Gió mạnh trên biển
hazard-heat = Nắng nóng
hazard-cold = Rét hại
hazard-drought = Hạn hán
hazard-salt-intrusion = Xâm nhập mặn
hazard-forest-fire = Cháy rừng
hazard-earthquake = Động đất
hazard-tsunami = Sóng thần
hazard-reservoir-release = Xả lũ hồ chứa
hazard-other = Nguy hiểm khác

action-evacuate = Rời nhà đến điểm sơ tán của phường, xã ngay bây giờ.
action-go-up = Lên tầng cao hơn.
action-stay-indoors = Ở trong nhà, tránh xa cửa sổ.
action-raise-belongings = Kê cao đồ đạc, lương thực, giấy tờ và xe máy.
action-avoid-flooded-roads = Không đi bộ, không lái xe qua đường ngập.
action-keep-from-rivers = Tránh xa sông, suối, cầu tràn.
action-keep-from-slopes = Tránh xa sườn dốc, bờ taluy.
action-keep-from-sea = Không ra biển; đưa tàu thuyền vào nơi trú.
action-switch-off-power = Ngắt điện nơi nước tràn vào.
action-store-water-food = Dự trữ nước uống và thức ăn cho ba ngày.
action-charge-phones = Sạc đầy điện thoại, đèn pin.
action-help-neighbours = Giúp người già, trẻ nhỏ, người bệnh gần nhà.
action-move-vehicles = Đưa xe lên chỗ cao.
action-secure-house = Chằng chống mái nhà và cửa.
action-follow-bulletins = Theo dõi bản tin tiếp theo.
action-call-for-help = Nguy hiểm tính mạng: gọi 112 hoặc bấm SOS.

risk-level = Cấp độ rủi ro { $level }
risk-level-word-1 = thấp
risk-level-word-2 = trung bình
risk-level-word-3 = lớn
risk-level-word-4 = rất lớn
risk-level-word-5 = thảm họa
alarm-stage = Báo động { $stage }

exercise-mark = DIỄN TẬP
exercise-line = DIỄN TẬP: đây là diễn tập, không phải cảnh báo thật.
