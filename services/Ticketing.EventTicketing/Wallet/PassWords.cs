using System.Text;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>
/// What a pass says beside names and numbers. A pass is English, and brings its words in both languages
/// (<c>en.lproj/pass.strings</c>, <c>zh-Hant.lproj/pass.strings</c>): the phone chooses, by its own language. With one
/// language alone a phone in any other would show that one.
/// </summary>
internal static class PassWords
{
    public const string Event = "Event";
    public const string Venue = "Venue";
    public const string Starts = "Starts";
    public const string Section = "Section";
    public const string Row = "Row";
    public const string Seat = "Seat";
    public const string Name = "Name";
    public const string Ticket = "Ticket";
    public const string Number = "Number";
    public const string Order = "Order";
    public const string AtTheDoor = "At the door";

    public const string Rule = "Lets one person in, once. Whoever shows the code first gets in: do not share it.";

    /// <summary>By the English word.</summary>
    public static IReadOnlyDictionary<string, string> Chinese { get; } = new Dictionary<string, string>
    {
        [Event] = "活動",
        [Venue] = "場地",
        [Starts] = "開始時間",
        [Section] = "區域",
        [Row] = "排",
        [Seat] = "座號",
        [Name] = "姓名",
        [Ticket] = "票種",
        [Number] = "票號",
        [Order] = "訂單",
        [AtTheDoor] = "入場須知",
        [Rule] = "每個票碼限一人入場一次。先出示票碼者入場，請勿分享票碼。",
    };

    /// <summary>The files of a <c>.pkpass</c>.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Files { get; } =
    [
        ("en.lproj/pass.strings", StringsOf(word => word)),
        ("zh-Hant.lproj/pass.strings", StringsOf(word => Chinese[word])),
    ];

    /// <summary>Lines such as <c>"Seat" = "座號";</c>, in UTF-16 with its mark, as Apple's format has them.</summary>
    private static byte[] StringsOf(Func<string, string> translate)
    {
        var text = string.Concat(Chinese.Keys.Select(word => $"\"{word}\" = \"{translate(word)}\";\n"));
        return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
    }
}
