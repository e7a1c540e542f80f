using System.Globalization;
using Ticketing.Gateway.Pages;

namespace Ticketing.Gateway.Waiting;

/// <summary>
/// What the waiting room's page without script says, in one language, as HTML. The front end has the same words.
/// </summary>
internal abstract class QueueWords(PageLanguage language)
{
    private static readonly Dictionary<PageLanguage, QueueWords> All = new()
    {
        [PageLanguage.English] = new English(), [PageLanguage.TraditionalChinese] = new Chinese(),
    };

    public static QueueWords Of(PageLanguage? language) => All[language ?? PageLanguage.English];

    /// <summary>Of the page's <c>lang</c>.</summary>
    public string Tag => language.Tag;

    public abstract string Title { get; }

    public abstract string NeedsScript { get; }

    public abstract string YourTurn { get; }

    public abstract string PlaceTitle(long number);

    public abstract string Over { get; }

    public abstract string OpensIn(TimeSpan time);

    public abstract string SaleIn(TimeSpan time, long entries);

    public abstract string SoldOut { get; }

    public abstract string NowServing(long place, long waiting);

    public abstract string TurnUntil(DateTime utc, string link);

    public abstract string TurnPassed { get; }

    public abstract string Place(long number, TimeSpan? estimate);

    public abstract string Inside { get; }

    public abstract string Reloads(int seconds);

    public abstract string AllFunctions { get; }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class English() : QueueWords(PageLanguage.English)
    {
        public override string Title => "Waiting room";

        public override string NeedsScript =>
            "To enter, your browser solves a small puzzle, which keeps programs out: it needs JavaScript. Enter with another "
            + "browser or device that has it; then this page shows your place without it.";

        public override string YourTurn => "It is your turn";

        public override string Over => "The sale is over";

        public override string SoldOut => "<strong>Everything is sold.</strong> Seats may come back; your place is kept.";

        public override string TurnPassed => "Your turn has passed. Enter the waiting room again for another turn.";

        public override string Inside => "You are in. Your place is drawn when the sale begins.";

        public override string AllFunctions => "The waiting room with all its functions";

        public override string PlaceTitle(long number) => Text($"Place {number} – waiting room");

        public override string OpensIn(TimeSpan time) => $"It opens in {Minutes(time)}.";

        public override string SaleIn(TimeSpan time, long entries) => Text(
            $"""
            The sale begins in {Minutes(time)}. Then the order of all who are here is drawn:
            coming earlier is no advantage. {entries} are here.
            """);

        public override string NowServing(long place, long waiting) => Text($"Now serving place {place}. {waiting} wait.");

        public override string TurnUntil(DateTime utc, string link) => Text(
            $"""
            <strong>It is your turn</strong> until {utc:HH:mm} UTC.
            <a href="{link}">Go on to the seats</a>
            """);

        public override string Place(long number, TimeSpan? estimate) =>
            Text($"Your place is <strong>{number}</strong>.")
            + (estimate is { } time ? $" It is your turn in about {Minutes(time)}." : "");

        public override string Reloads(int seconds) =>
            Text($"This page loads itself again every {seconds} seconds. You may close it: your place is kept.");

        private static string Minutes(TimeSpan time) =>
            time < TimeSpan.FromMinutes(2) ? "a minute" : Text($"{(int)time.TotalMinutes} minutes");
    }

    private sealed class Chinese() : QueueWords(PageLanguage.TraditionalChinese)
    {
        public override string Title => "等候室";

        public override string NeedsScript =>
            "進入前，瀏覽器須先完成一道防止程式搶票的小測驗，需要JavaScript。請改用支援的瀏覽器或裝置進入，之後此頁面即可顯示您的順位。";

        public override string YourTurn => "輪到您了";

        public override string Over => "售票已結束";

        public override string SoldOut => "<strong>已全部售完。</strong>仍可能有座位釋出，您的順位已保留。";

        public override string TurnPassed => "您已過號，請重新進入等候室。";

        public override string Inside => "您已進入等候室，開賣時會抽出您的順位。";

        public override string AllFunctions => "完整功能的等候室";

        public override string PlaceTitle(long number) => Text($"順位{number}－等候室");

        public override string OpensIn(TimeSpan time) => $"等候室將於{Minutes(time)}後開放。";

        public override string SaleIn(TimeSpan time, long entries) => Text(
            $"{Minutes(time)}後開賣。屆時在場的所有人以抽籤決定順位，提早進入並無優勢。目前{entries}人。");

        public override string NowServing(long place, long waiting) => Text($"目前開放至第{place}號，{waiting}人等候中。");

        public override string TurnUntil(DateTime utc, string link) => Text(
            $"<strong>輪到您了</strong>，至{utc:HH:mm}（UTC）。<a href=\"{link}\">前往選位</a>");

        public override string Place(long number, TimeSpan? estimate) =>
            Text($"您的順位是<strong>{number}</strong>。")
            + (estimate is { } time ? $"預計約{Minutes(time)}後輪到您。" : "");

        public override string Reloads(int seconds) =>
            Text($"此頁面每{seconds}秒自動重新載入。您可以關閉頁面，順位會保留。");

        private static string Minutes(TimeSpan time) =>
            Text($"{(time < TimeSpan.FromMinutes(2) ? 1 : (int)time.TotalMinutes)}分鐘");
    }
}
