using System.Globalization;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Door.ScanTickets;

/// <summary>
/// Names a ticket by its hash in the door's list, in place of its code, for example <c>listed:1f00a2b4c6d8e0f1</c>: what a
/// device sends that found a ticket by the short number on it. Unlike a looked-up ticket it may be let in without a
/// network, because the device's signed list has it.
/// </summary>
internal static class ListReference
{
    private const string Prefix = "listed:";

    /// <summary>The hash, or null for any other text.</summary>
    public static ulong? Read(string? text) =>
        text?.Trim() is { } reference && reference.StartsWith(Prefix, StringComparison.Ordinal)
        && reference.Length == Prefix.Length + (2 * TicketClaims.HashLength)
        && ulong.TryParse(
            reference.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
            ? hash
            : null;
}
