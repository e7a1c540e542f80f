using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;

namespace Ticketing.SeatReservation.Reserving;

/// <summary>What a release or a payment did, as release_seats.lua and finalize_payment.lua number it.</summary>
internal enum SeatOutcomeKind
{
    /// <summary>Done; <see cref="SeatOutcome.Seats"/> seats changed.</summary>
    Applied,

    /// <summary>Done before: a redelivery.</summary>
    Repeated,

    /// <summary>The booking holds no seats (any more), so there was nothing to change.</summary>
    HoldsNothing,

    /// <summary>The message names no seat of the booking's record: one of the two is wrong.</summary>
    Contradicted,
}

/// <summary>Outcome of one release or payment.</summary>
internal readonly record struct SeatOutcome(SeatOutcomeKind Kind, int Seats)
{
    /// <summary>Reads a script's number.</summary>
    public static SeatOutcome Of(RedisResult result) => (int)result switch
    {
        >= 0 and var seats => new SeatOutcome(SeatOutcomeKind.Applied, seats),
        -1 => new SeatOutcome(SeatOutcomeKind.Repeated, 0),
        -2 => new SeatOutcome(SeatOutcomeKind.HoldsNothing, 0),
        -3 => new SeatOutcome(SeatOutcomeKind.Contradicted, 0),
        var other => throw new InvalidOperationException($"A script answered {other}."),
    };
}
