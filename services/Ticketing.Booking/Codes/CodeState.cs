namespace Ticketing.Booking.Codes;

/// <summary>What of a code changes with its uses.</summary>
internal sealed class CodeState
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public int? MaxUses { get; init; }
    public int? MaxUsesPerPerson { get; init; }
    public int Used { get; init; }
    public long BalanceMinor { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }
}
