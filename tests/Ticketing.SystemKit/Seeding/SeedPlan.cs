using System.Globalization;

namespace Ticketing.SystemKit.Seeding;

/// <summary>A film of the catalogue. Nobody made it.</summary>
internal sealed record SeedFilm(
    string Title, string OriginalTitle, string[] Performers, string Genre, int Minutes, string Rating, string Language);

/// <summary>A cinema of a chain: five halls in one city.</summary>
internal sealed record SeedCinema(int Number, string Name, string Address, string City, double NorthKm, double EastKm);

/// <summary>A show of a film: which hall of which cinema, and when by the clock there.</summary>
internal sealed record SeedShow(int Cinema, int Hall, int Film, string LocalStart);

/// <summary>
/// A believable catalogue, the same every time for the same day: 20 cities, 60 cinemas of three chains, 300 halls, 2,000
/// shows of 24 films in the next seven days, and a tour through four stadiums. All names are invented.
/// </summary>
internal static class SeedPlan
{
    public const int HallsPerCinema = 5;
    public const int Days = 7;

    /// <summary>Of the hall-days one in so many has no show: 300 × 7 × 20/21 = 2,000.</summary>
    private const int ClosedEvery = 21;

    private static readonly string[] Slots = ["10:30", "13:20", "16:10", "19:00", "21:40"];

    private static readonly string[] Streets =
        ["Lantern Street", "Ferry Road", "Market Lane", "Mulberry Alley", "Station Square"];

    /// <summary>Sellers: three chains, and who brings the tour.</summary>
    public static IReadOnlyList<(Guid Id, string Name)> Chains { get; } =
    [
        (Guid.Parse("01970000-0000-7000-8000-00000000c001"), "Lumen 流明影城"),
        (Guid.Parse("01970000-0000-7000-8000-00000000c002"), "Polaris 北極星影城"),
        (Guid.Parse("01970000-0000-7000-8000-00000000c003"), "Orchid House 蘭花戲院"),
    ];

    public static (Guid Id, string Name) Promoter { get; } =
        (Guid.Parse("01970000-0000-7000-8000-00000000c004"), "Northwind Live");

    /// <summary>The cities that every installation has, with what a seat costs there.</summary>
    public static IReadOnlyList<(string Name, string Currency, long Price)> Cities { get; } =
    [
        ("Taipei", "TWD", 34_000), ("New Taipei", "TWD", 32_000), ("Keelung", "TWD", 28_000), ("Taoyuan", "TWD", 30_000),
        ("Hsinchu", "TWD", 30_000), ("Taichung", "TWD", 31_000), ("Chiayi", "TWD", 27_000), ("Tainan", "TWD", 29_000),
        ("Kaohsiung", "TWD", 30_000), ("Hualien", "TWD", 26_000), ("Tokyo", "JPY", 1_900), ("Osaka", "JPY", 1_800),
        ("Seoul", "KRW", 15_000), ("Hong Kong", "HKD", 11_500), ("Singapore", "SGD", 1_450), ("Bangkok", "THB", 28_000),
        ("London", "GBP", 1_350), ("Paris", "EUR", 1_250), ("Berlin", "EUR", 1_150), ("New York", "USD", 1_750),
    ];

    public static IReadOnlyList<string> TourCities { get; } = ["Taipei", "Kaohsiung", "Tokyo", "London"];

    public static IReadOnlyList<SeedFilm> Films { get; } =
    [
        new("紙燈籠", "The Paper Lantern", ["林若水", "Ida Brandt"], "Drama", 118, "PG", "zh-Hant"),
        new("潮汐之下", "Below the Tide", ["陳以安", "Marek Holm"], "Thriller", 107, "PG-13", "zh-Hant"),
        new("夜行列車", "The Night Train", ["Tomas Vey", "李雲"], "Mystery", 124, "PG-13", "en"),
        new("第七座橋", "The Seventh Bridge", ["Anna Sorel", "周明"], "History", 141, "PG-13", "fr"),
        new("星塵信使", "Stardust Courier", ["Kato Rin", "Jonas Vale"], "Science fiction", 133, "PG", "ja"),
        new("小城故事2049", "Small Town 2049", ["吳小青"], "Comedy", 96, "G", "zh-Hant"),
        new("雪線", "Snow Line", ["Eira Lund", "Pavel Ostrow"], "Adventure", 112, "PG", "en"),
        new("貓咪銀行", "The Cat Bank", ["Mia Okafor"], "Animation", 88, "G", "en"),
        new("最後的燈塔守", "The Last Keeper", ["Seán Corrigan", "王怡"], "Drama", 121, "PG", "en"),
        new("香料之路", "Spice Road", ["Niran Chai", "Leila Amadi"], "Adventure", 128, "PG-13", "th"),
        new("無聲的琴", "The Silent Piano", ["한서윤", "Paul Wirth"], "Drama", 115, "PG", "ko"),
        new("雨季來信", "Letters in the Rain", ["許若晴"], "Romance", 104, "PG", "zh-Hant"),
        new("機械鳥", "Clockwork Bird", ["Ada Finch", "Kenji Mori"], "Animation", 92, "G", "ja"),
        new("十二點的女人", "The Woman at Twelve", ["Clara Reyes"], "Thriller", 109, "R", "en"),
        new("山鬼", "Mountain Ghost", ["高志遠", "蔡文"], "Horror", 101, "R", "zh-Hant"),
        new("藍色地圖", "The Blue Atlas", ["Omar Sabry"], "Documentary", 84, "G", "en"),
        new("隔壁的王牌", "The Ace Next Door", ["陳以安", "Leo Marchetti"], "Comedy", 99, "PG", "zh-Hant"),
        new("鯨魚電台", "Radio Whale", ["Ida Brandt", "Sami Koski"], "Family", 94, "G", "en"),
        new("金色十月", "Golden October", ["Greta Nowak"], "War", 137, "R", "de"),
        new("蜂蜜與鹽", "Honey and Salt", ["Elif Demir", "Anna Sorel"], "Romance", 110, "PG-13", "fr"),
        new("失重花園", "Garden without Weight", ["Kato Rin"], "Science fiction", 126, "PG", "ja"),
        new("老街偵探", "Old Street Detective", ["周明", "林若水"], "Mystery", 113, "PG-13", "zh-Hant"),
        new("空谷回聲", "Echo Valley", ["Pavel Ostrow", "李雲"], "Western", 119, "PG-13", "en"),
        new("晨間新聞", "The Morning News", ["Mia Okafor", "Tomas Vey"], "Comedy", 97, "PG", "en"),
    ];

    public static IReadOnlyList<SeedCinema> Cinemas { get; } =
    [
        .. Cities.SelectMany((city, c) => Chains.Select((chain, n) => new SeedCinema(
            (c * Chains.Count) + n, $"{chain.Name} {city.Name}", $"{12 + (c * 7) + n} {Streets[(c + n) % Streets.Length]}",
            city.Name, ((n + c) % 5 * 1.6) - 3, ((n * 3) + c) % 7 * 1.1 - 3))),
    ];

    /// <summary>The shows that begin on the days after <paramref name="today"/>.</summary>
    public static IEnumerable<SeedShow> ShowsAfter(DateOnly today)
    {
        for (var day = 0; day < Days; day++)
        {
            var date = today.AddDays(1 + day);
            for (var hall = 0; hall < Cinemas.Count * HallsPerCinema; hall++)
            {
                if ((hall + (day * 3)) % ClosedEvery == 0)
                {
                    continue;
                }

                var time = Slots[(hall + date.DayNumber) % Slots.Length];
                var film = ((hall * 5) + (date.DayNumber % 3)) % Films.Count;
                yield return new SeedShow(
                    hall / HallsPerCinema, hall % HallsPerCinema, film,
                    string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}T{time}"));
            }
        }
    }

    /// <summary>Rows and seats of a row of a cinema's hall: from 60 to 140 seats.</summary>
    public static (int Rows, int Seats) SizeOf(int cinema, int hall) => (6 + ((cinema + hall) % 5), 10 + (hall % 5));
}
