using System.ComponentModel.DataAnnotations;

namespace Ticketing.EventTicketing.Events.CreateEvent;

/// <summary>
/// What a new seller may have open at a time and make in a day, section <c>Ticketing:SellerQuotas</c>. Open is what is
/// neither ended nor cancelled.
/// </summary>
internal sealed class SellerQuotaOptions
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "Ticketing:SellerQuotas";

    /// <summary>A seller is new for so many days after registering.</summary>
    [Range(0, 3_650)]
    public int NewForDays { get; set; } = 30;

    /// <summary>Who is not new any more may have and make so many times as much.</summary>
    [Range(1, 1_000_000)]
    public int EstablishedFactor { get; set; } = 20;

    /// <summary>Open events.</summary>
    [Range(1, 1_000_000)]
    public int OpenEvents { get; set; } = 100;

    /// <summary>Open events that own their topics: each makes 90 partitions and three groups of consumers.</summary>
    [Range(1, 1_000_000)]
    public int OpenLargeEvents { get; set; } = 10;

    /// <summary>Seats of open events. Each is a row of the tickets and a bit of the seat store.</summary>
    [Range(1, 1_000_000_000)]
    public long OpenSeats { get; set; } = 500_000;

    /// <summary>Events made within 24 hours, also those that ended since.</summary>
    [Range(1, 1_000_000)]
    public int EventsPerDay { get; set; } = 50;
}
