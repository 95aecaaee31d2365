# ถ้อยคำรหัสของคำเตือน: เมืองและเครื่องใช้คำเดียวกันสำหรับรหัสเดียวกัน

hazard-flood = น้ำท่วม
hazard-inundation = น้ำท่วมขังบนถนน
hazard-flash-flood = น้ำป่าไหลหลาก
hazard-landslide = ดินถล่ม
hazard-storm = พายุหมุนเขตร้อน
hazard-tropical-depression = พายุดีเปรสชัน
hazard-heavy-rain = ฝนตกหนัก
hazard-thunderstorm = พายุฝนฟ้าคะนอง ลมกระโชก ฟ้าผ่า ลูกเห็บ
hazard-storm-surge = คลื่นพายุซัดฝั่ง
hazard-sea-wind = ลมแรงในทะเล
hazard-heat = อากาศร้อนจัด
hazard-cold = อากาศหนาวจัด
hazard-drought = ภัยแล้ง
hazard-salt-intrusion = น้ำเค็มรุกเข้าแม่น้ำ
hazard-forest-fire = ไฟป่า
hazard-earthquake = แผ่นดินไหว
hazard-tsunami = สึนามิ
hazard-reservoir-release = เขื่อนระบายน้ำ
hazard-other = อันตรายอื่น

action-evacuate = อพยพไปยังศูนย์พักพิงของแขวงหรือตำบลทันที
action-go-up = ขึ้นไปชั้นที่สูงกว่า
action-stay-indoors = อยู่ในอาคาร ห่างจากหน้าต่าง
action-raise-belongings = ยกเครื่องเรือน อาหาร เอกสาร และรถจักรยานยนต์ขึ้นที่สูง
action-avoid-flooded-roads = อย่าเดินหรือขับรถผ่านถนนที่น้ำท่วม
action-keep-from-rivers = อยู่ห่างจากแม่น้ำ ลำธาร และสะพานต่ำ
action-keep-from-slopes = อยู่ห่างจากทางลาดชันและหน้าดินที่ตัด
action-keep-from-sea = อย่าออกทะเล นำเรือเข้าที่หลบภัย
action-switch-off-power = ตัดไฟฟ้าในที่ที่น้ำเข้า
action-store-water-food = เตรียมน้ำดื่มและอาหารไว้สามวัน
action-charge-phones = ชาร์จโทรศัพท์และไฟฉาย
action-help-neighbours = ช่วยผู้สูงอายุ เด็กเล็ก และผู้ป่วยที่อยู่ใกล้
action-move-vehicles = จอดรถในที่สูง
action-secure-house = ผูกยึดหลังคา ปิดประตูหน้าต่างให้แน่น
action-follow-bulletins = ติดตามประกาศครั้งถัดไป
action-call-for-help = อันตรายถึงชีวิต: โทร 112 หรือกด SOS

risk-level = ระดับความเสี่ยง { $level }
risk-level-word-1 = ต่ำ
risk-level-word-2 = ปานกลาง
risk-level-word-3 = สูง
risk-level-word-4 = สูงมาก
risk-level-word-5 = หายนะ
alarm-stage = ระดับน้ำเตือนภัย { $stage }

exercise-mark = ฝึกซ้อม
exercise-line = ฝึกซ้อม: นี่คือการฝึกซ้อม ไม่ใช่คำเตือนจริง
