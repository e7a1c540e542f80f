using Ticketing.Booking.Bookings;

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

    /// <summary>True if the number of its uses says whether it has one more, whoever asks.</summary>
    public bool IsOnlyCounted => MaxUsesPerPerson is null && Kind != CodeKinds.Voucher;
}
