using System.Globalization;
using Ticketing.EventTicketing.Accounts;

namespace Ticketing.EventTicketing.Documents;

/// <summary>What a printed ticket says beside names and numbers, in one language. The pages have the same words.</summary>
internal abstract class TicketWords
{
    public static TicketWords Of(string locale) => locale == Locales.TraditionalChinese ? Chinese.Words : English.Words;

    public abstract string Time(DateTimeOffset at, string zone);

    /// <param name="section">Its name.</param>
    /// <param name="block">The subsection's label; null for one that has only a number.</param>
    /// <param name="subsection">The number.</param>
    public abstract string Place(string section, string? block, int subsection);

    public abstract string FreeChoice { get; }

    public abstract string Table(string table, string seat);

    public abstract string Row(string row, string seat);

    public abstract string Number(string number);

    public abstract string Ticket(string id);

    public abstract string Order(string id);

    public abstract string Rule { get; }

    private sealed class English : TicketWords
    {
        public static readonly English Words = new();

        public override string FreeChoice => "No seat: free choice in this area";

        public override string Rule =>
            "Lets one person in, once. Whoever shows the code first gets in: do not share it.";

        public override string Time(DateTimeOffset at, string zone) =>
            $"{at.ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} ({zone})";

        public override string Place(string section, string? block, int subsection) =>
            $"Section {section} · {block ?? $"Subsection {subsection}"}";

        public override string Table(string table, string seat) => $"Table {table} · Seat {seat}";

        public override string Row(string row, string seat) => $"Row {row} · Seat {seat}";

        public override string Number(string number) => $"Number {number}";

        public override string Ticket(string id) => $"Ticket {id}";

        public override string Order(string id) => $"Order {id}";
    }

    private sealed class Chinese : TicketWords
    {
        public static readonly Chinese Words = new();

        private static readonly string[] Days = ["日", "一", "二", "三", "四", "五", "六"];

        public override string FreeChoice => "不劃位：可自由選擇位置";

        public override string Rule => "每個票碼限一人入場一次。先出示票碼者入場，請勿分享票碼。";

        public override string Time(DateTimeOffset at, string zone) => string.Create(
            CultureInfo.InvariantCulture,
            $"{at:yyyy'年'M'月'd'日'} 週{Days[(int)at.DayOfWeek]} {at:HH:mm}（{zone}）");

        public override string Place(string section, string? block, int subsection) =>
            $"{Named(section, "區")}・{block ?? $"第{subsection}分區"}";

        public override string Table(string table, string seat) => Named(table, "桌") + Named(seat, "號");

        public override string Row(string row, string seat) => Named(row, "排") + Named(seat, "號");

        public override string Number(string number) => $"票號：{number}";

        public override string Ticket(string id) => $"門票：{id}";

        public override string Order(string id) => $"訂單：{id}";

        /// <summary>A name that ends with its noun already, such as 搖滾區, has it once.</summary>
        private static string Named(string name, string noun) =>
            name.EndsWith(noun, StringComparison.Ordinal) ? name : name + noun;
    }
}
