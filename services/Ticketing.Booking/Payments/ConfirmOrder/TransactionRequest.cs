using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Payments.ConfirmOrder;

/// <summary>
/// Body of <c>POST /v1/transaction</c>; every field may be missing. Never printed: it may hold anything.
/// </summary>
internal sealed record TransactionRequest(
    string? TicketId, Guid? BookingId, [property: Required] long? Amount, [property: Required] string? Currency,
    PaymentMethod? PaymentMethodDetails)
{
    public override string ToString() => nameof(TransactionRequest);

    /// <summary>Null when the token may be used, else why not.</summary>
    public Refusal? Check()
    {
        if (PaymentMethodDetails?.Card is { } card && card.HoldsCardData())
        {
            return PaymentToken.CardNumberRefused;
        }
        var errors = new Dictionary<string, string[]>();
        if (BookingId is null == TicketId is null)
        {
            errors["booking_id"] = ["Either booking_id or ticket_id."];
        }
        if (Amount is null)
        {
            errors["amount"] = ["Required, in minor units."];
        }
        if (string.IsNullOrEmpty(Currency))
        {
            errors["currency"] = ["Required."];
        }
        if (PaymentMethodDetails is not { Type: "card", Card: not null })
        {
            errors["payment_method_details"] = ["Of type 'card', with card.token."];
        }
        return errors.Count == 0
            ? PaymentToken.Check(PaymentMethodDetails!.Card!.Token)
            : Refusal.Invalid(errors);
    }

    /// <summary>
    /// The seat of a ticket id <c>event-section-subsection-row-seat</c>, for example <c>1-A-1-5-12</c>.
    /// </summary>
    public static (long EventId, string Section, SeatPosition Seat)? ReadTicket(string ticketId)
    {
        var parts = ticketId.Split('-');
        return parts.Length == 5
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var eventId)
            && TryNumber(parts[2], out var subsection)
            && TryNumber(parts[3], out var row)
            && TryNumber(parts[4], out var seat)
            ? (eventId, parts[1], new SeatPosition(subsection, row, seat))
            : null;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

/// <summary>How it is paid: <c>{"type":"card","card":{"token":"tok_…"}}</c>.</summary>
internal sealed record PaymentMethod(string? Type, CardDetails? Card)
{
    public override string ToString() => nameof(PaymentMethod);
}

/// <summary>The token of a card. Whatever else comes is only looked at to refuse it.</summary>
internal sealed record CardDetails(string? Token)
{
    private static readonly string[] CardFields = ["number", "pan", "cvc", "cvv", "card_number"];

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>True if somebody sent a card itself in the place of its token.</summary>
    public bool HoldsCardData() =>
        (More ?? []).Any(field => CardFields.Contains(field.Key, StringComparer.OrdinalIgnoreCase)
            || PaymentToken.LooksLikeCardNumber(field.Value.GetRawText()));

    public override string ToString() => nameof(CardDetails);
}
