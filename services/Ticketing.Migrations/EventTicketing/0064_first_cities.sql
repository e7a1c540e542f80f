-- A list to begin with, so that a seller finds a city on the first day; operators add others (POST /cities).
INSERT INTO cities (name, local_name, country, time_zone, latitude, longitude) VALUES
    ('Taipei', '臺北', 'TW', 'Asia/Taipei', 25.0375, 121.5637),
    ('New Taipei', '新北', 'TW', 'Asia/Taipei', 25.0120, 121.4657),
    ('Keelung', '基隆', 'TW', 'Asia/Taipei', 25.1283, 121.7419),
    ('Taoyuan', '桃園', 'TW', 'Asia/Taipei', 24.9937, 121.3010),
    ('Hsinchu', '新竹', 'TW', 'Asia/Taipei', 24.8138, 120.9675),
    ('Taichung', '臺中', 'TW', 'Asia/Taipei', 24.1477, 120.6736),
    ('Chiayi', '嘉義', 'TW', 'Asia/Taipei', 23.4801, 120.4491),
    ('Tainan', '臺南', 'TW', 'Asia/Taipei', 22.9999, 120.2270),
    ('Kaohsiung', '高雄', 'TW', 'Asia/Taipei', 22.6273, 120.3014),
    ('Hualien', '花蓮', 'TW', 'Asia/Taipei', 23.9872, 121.6016),
    ('Tokyo', '東京', 'JP', 'Asia/Tokyo', 35.6762, 139.6503),
    ('Osaka', '大阪', 'JP', 'Asia/Tokyo', 34.6937, 135.5023),
    ('Seoul', '서울', 'KR', 'Asia/Seoul', 37.5665, 126.9780),
    ('Hong Kong', '香港', 'HK', 'Asia/Hong_Kong', 22.3193, 114.1694),
    ('Singapore', '新加坡', 'SG', 'Asia/Singapore', 1.3521, 103.8198),
    ('Bangkok', 'กรุงเทพ', 'TH', 'Asia/Bangkok', 13.7563, 100.5018),
    ('London', '', 'GB', 'Europe/London', 51.5074, -0.1278),
    ('Paris', '', 'FR', 'Europe/Paris', 48.8566, 2.3522),
    ('Berlin', '', 'DE', 'Europe/Berlin', 52.5200, 13.4050),
    ('New York', '', 'US', 'America/New_York', 40.7128, -74.0060)
ON CONFLICT DO NOTHING;
