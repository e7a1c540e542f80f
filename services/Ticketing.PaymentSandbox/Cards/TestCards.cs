namespace Ticketing.PaymentSandbox.Cards;

/// <summary>
/// The cards this sandbox knows, by number and by a token that stands for one without asking the tokeniser. The
/// numbers are the test numbers that payment providers publish, or made up in the same range; no bank issued any.
/// </summary>
internal static class TestCards
{
    // ISO/IEC 7812-1: a card number has at most 19 digits; shorter ones than 12 are not issued.
    private const int MinDigits = 12;
    private const int MaxDigits = 19;

    /// <summary>Number, token, behaviour.</summary>
    public static IReadOnlyList<(string Number, string Token, Behaviour Behaviour)> All { get; } =
    [
        ("4242424242424242", "tok_ok", Behaviour.Ok),
        ("4000000000000002", "tok_decline", Behaviour.Decline),
        ("4000000000009995", "tok_insufficient_funds", Behaviour.InsufficientFunds),
        ("4000000000003220", "tok_3ds", Behaviour.ThreeDSecure),
        ("4000000000000077", "tok_slow", Behaviour.Slow),
        ("4000000000000119", "tok_capture_lost", Behaviour.CaptureAnswerLost),
        ("4000000000000226", "tok_webhook_twice", Behaviour.WebhookTwice),
        ("4000000000000333", "tok_webhook_first", Behaviour.WebhookBeforeAnswer),
        ("4000000000000440", "tok_webhook_late", Behaviour.WebhookLate),
        ("4000000000005126", "tok_refund_refused", Behaviour.RefundRefused),
    ];

    /// <summary>What a card does; a valid number that is not listed works.</summary>
    public static Behaviour Of(string digits) =>
        All.FirstOrDefault(card => card.Number == digits) is { Number: not null } known
            ? known.Behaviour
            : Behaviour.Ok;

    /// <summary>The digits of a number as people type it (<c>4242 4242 4242 4242</c>), or null if it is none.</summary>
    public static string? Digits(string? typed)
    {
        var digits = (typed ?? "").Replace(" ", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal);
        return digits.Length is >= MinDigits and <= MaxDigits && digits.All(char.IsAsciiDigit) && HasCheckDigit(digits)
            ? digits
            : null;
    }

    public static string BrandOf(string digits) => digits[0] switch
    {
        '4' => "visa",
        '5' or '2' => "mastercard",
        '3' => "amex",
        _ => "other",
    };

    /// <summary>The check of ISO/IEC 7812-1 annex B (Luhn).</summary>
    private static bool HasCheckDigit(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var value = i % 2 == 0 ? digit : digit * 2;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }
}
