using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ticketing.Booking.Invoices;

/// <summary>The two kinds of documents, each with a series of numbers of its own.</summary>
internal static class InvoiceKinds
{
    public const string Invoice = "INVOICE";
    public const string CreditNote = "CREDIT_NOTE";

    /// <summary>For example <c>INV-2026-000042</c> and <c>CN-2026-000007</c>.</summary>
    public static string NumberOf(string kind, int year, int number) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{(kind == Invoice ? "INV" : "CN")}-{year:0000}-{number:000000}");
}

/// <summary>To whom an invoice is made out.</summary>
internal sealed record InvoiceRecipient(string Name, string Address, string TaxNumber)
{
    public static InvoiceRecipient? Parse(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, InvoiceDocumentJson.Default.InvoiceRecipient);

    public string ToJson() => JsonSerializer.Serialize(this, InvoiceDocumentJson.Default.InvoiceRecipient);
}

/// <summary>A line of an invoice, in minor units and with its tax.</summary>
/// <param name="Text">In English.</param>
/// <param name="Quantity">How many.</param>
/// <param name="UnitMinor">Price of one.</param>
/// <param name="AmountMinor">Of the line.</param>
/// <param name="Chinese">The text in Chinese; null in documents from before there was one.</param>
internal sealed record InvoiceLine(
    string Text, int Quantity, long UnitMinor, long AmountMinor, string? Chinese = null);

/// <summary>What an invoice says besides its numbers and its recipient, as it was when the invoice was issued.</summary>
/// <param name="SellerName">Legal name.</param>
/// <param name="SellerAddress">Lines of the seller's address.</param>
/// <param name="SellerTaxNumber">Empty where the seller has none.</param>
/// <param name="EventName">The event.</param>
/// <param name="Venue">Where it is.</param>
/// <param name="StartsAt">UTC; null where it is not known.</param>
/// <param name="TimeZone">The venue's zone, an IANA name.</param>
/// <param name="Lines">What was sold, or given back.</param>
/// <param name="Note">Why a document was issued that moves no money.</param>
internal sealed record InvoiceDocument(
    string SellerName, string SellerAddress, string SellerTaxNumber, string EventName, string Venue,
    DateTimeOffset? StartsAt, string TimeZone, IReadOnlyList<InvoiceLine> Lines, string? Note = null)
{
    public static InvoiceDocument Parse(string json) =>
        JsonSerializer.Deserialize(json, InvoiceDocumentJson.Default.InvoiceDocument)
        ?? throw new InvalidOperationException("An invoice's document is JSON null.");

    public string ToJson() => JsonSerializer.Serialize(this, InvoiceDocumentJson.Default.InvoiceDocument);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InvoiceDocument))]
[JsonSerializable(typeof(InvoiceRecipient))]
internal sealed partial class InvoiceDocumentJson : JsonSerializerContext;
