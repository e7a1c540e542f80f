using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ticketing.Contracts;

namespace Ticketing.Booking.Domain;

/// <summary>
/// The <c>Idempotency-Key</c> header of an order and the fingerprint of what was asked with it.
/// </summary>
internal static class IdempotencyKey
{
    public const int MaxLength = 80;

    /// <summary>Null when absent or 1 to 80 visible ASCII characters.</summary>
    public static Refusal? Check(string? key) =>
        key is null || (key.Length is > 0 and <= MaxLength && !key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            ? null
            : Refusal.Invalid("Idempotency-Key", $"1 to {MaxLength} visible ASCII characters.");

    /// <summary>SHA-256 of what was asked, independent of how the JSON was written.</summary>
    public static byte[] Fingerprint(EventId eventId, SeatWish wish)
    {
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{eventId}|{wish.Section}|{wish.Subsection}|{wish.Mode}|{wish.Quantity}|{wish.AllOrNothing}");
        if (wish is { Sections.Count: > 1 } or { Adjacent: true } or { Accessible: true } or { PriceCapMinor: not null })
        {
            text.Append(CultureInfo.InvariantCulture, $"|{string.Join(',', wish.Sections)}|{wish.Adjacent}|")
                .Append(CultureInfo.InvariantCulture, $"{wish.Accessible}|{wish.PriceCapMinor}");
        }
        foreach (var seat in wish.Seats)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{seat}");
        }
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
