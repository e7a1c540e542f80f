using System.Text.Json.Serialization;

namespace Ticketing.Booking.Invoices;

/// <summary>JSON of invoices in requests and answers: snake case, nulls written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(InvoicingResponse))]
[JsonSerializable(typeof(InvoicingRequest))]
[JsonSerializable(typeof(InvoiceRecipientRequest))]
[JsonSerializable(typeof(InvoiceList))]
[JsonSerializable(typeof(InvoicePage))]
internal sealed partial class InvoicesJson : JsonSerializerContext;
