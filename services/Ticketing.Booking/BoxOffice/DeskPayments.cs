namespace Ticketing.Booking.BoxOffice;

/// <summary>How a guest pays at the desk; also the <c>kind</c> of the transaction.</summary>
internal static class DeskPayments
{
    public const string Cash = "cash";
    public const string Terminal = "terminal";
    public const string Complimentary = "complimentary";

    public static readonly IReadOnlyList<string> All = [Cash, Terminal, Complimentary];
}
