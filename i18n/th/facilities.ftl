### Hospitals.

facilities-title = โรงพยาบาล
facilities-text = โรงพยาบาลของรัฐในเมือง รายชื่ออยู่ในแอป ดูได้แม้ไม่มีเครือข่าย
facilities-emergency-call = ฉุกเฉิน: โทร 115
facilities-emergency = ฉุกเฉินตลอด 24 ชั่วโมง
facilities-search = ค้นหาด้วยชื่อ ถนน แขวงหรือตำบล
facilities-count = { $count } แห่ง
facilities-none-title = ไม่พบที่ตรงกัน
facilities-none-text = ลองพิมพ์ให้สั้นลง หากฉุกเฉินให้โทร 115
facilities-call = โทร { $number }
facilities-phone = โทรศัพท์
facilities-phone-unknown = ยังไม่มีหมายเลขที่ยืนยันแล้ว
facilities-place-unknown = ยังไม่มีใครวัดตำแหน่ง
facilities-unverified = ข้อมูลมาจากหน้าเว็บสาธารณะและโรงพยาบาลยังไม่ได้ยืนยัน หากฉุกเฉินให้โทร 115
facilities-missing-title = ไม่มีที่แห่งนี้
facilities-missing-text = รายชื่อในเครื่องนี้ไม่มีที่แห่งนี้
facilities-back = กลับไปรายชื่อโรงพยาบาล
