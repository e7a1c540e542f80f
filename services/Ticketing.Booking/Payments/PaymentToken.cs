using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Payments;

/// <summary>
/// Checks of the token that stands for a payment method. Card numbers go to the provider's tokeniser only:
/// what looks like one is refused, and neither logged nor stored.
/// </summary>
internal static class PaymentToken
{
    /// <summary>Longer than any provider's token; a bound for what is passed on.</summary>
    public const int MaxLength = 80;

    // ISO/IEC 7812-1: a card number has 13 to 19 digits in practice.
    private const int MinCardDigits = 13;
    private const int MaxCardDigits = 19;

    /// <summary>What a card number is answered with.</summary>
    public static Refusal CardNumberRefused => PaymentErrors.CardNumberNotAccepted;

    /// <summary>Null when the token may be passed to the provider.</summary>
    public static Refusal? Check(string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            return Refusal.Invalid("payment_token", "Required.");
        }
        if (LooksLikeCardNumber(token))
        {
            return CardNumberRefused;
        }
        if (token.Length > MaxLength)
        {
            return Refusal.Invalid("payment_token", $"At most {MaxLength} characters.");
        }
        return token.All(c => c is > ' ' and <= '~')
            ? null
            : Refusal.Invalid("payment_token", "Visible ASCII characters only.");
    }

    /// <summary>
    /// True for 13 to 19 digits in a row, also with spaces, dots or hyphens between, for example
    /// <c>4242 4242-4242.4242</c>, wherever in the text they stand.
    /// </summary>
    public static bool LooksLikeCardNumber(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsDigit(c))
            {
                digits++;
            }
            else if (c is not (' ' or '-' or '.'))
            {
                if (digits is >= MinCardDigits and <= MaxCardDigits)
                {
                    return true;
                }
                digits = 0;
            }
        }
        return digits is >= MinCardDigits and <= MaxCardDigits;
    }
}
