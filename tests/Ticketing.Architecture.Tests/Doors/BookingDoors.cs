namespace Ticketing.Architecture.Tests.Doors;

/// <summary>What capabilities of the booking service use of each other.</summary>
internal sealed class BookingDoors : ServiceDoors
{
    public override string Service => "Ticketing.Booking";

    public override IReadOnlyList<string> PureTypes { get; } =
    [
        "BookingStatusNames", "CancellationReasons", "Decision", "FreeSeats", "PaymentToken", "SeatPool", "SeatWish",
        "SectionPreferences", "WaitlistPass", "WaitlistReplay", "WaitlistState", "WaitlistWish",
    ];

    public override IReadOnlyList<Door> Doors { get; } = [];
}
