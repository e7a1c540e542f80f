namespace Ticketing.Contracts.Messages;

/// <summary>
/// An invoice or credit note as it is printed: body of <c>POST /internal/documents/invoice</c>. Texts are ready to print, so
/// that event-ticketing draws them and knows no rule about invoices.
/// </summary>
/// <param name="Title">For example <c>Invoice 2026-000042</c>.</param>
/// <param name="Seller">Lines: legal name, address, tax number.</param>
/// <param name="Recipient">Lines; empty where the buyer gave none.</param>
/// <param name="Facts">Label and value: date, order, event.</param>
/// <param name="Lines">What was sold or given back.</param>
/// <param name="Totals">Label and value: net, tax, total.</param>
/// <param name="Notes">Paragraphs below.</param>
public sealed record PrintedInvoice(
    string Title,
    IReadOnlyList<string> Seller,
    IReadOnlyList<string> Recipient,
    IReadOnlyList<PrintedFact> Facts,
    IReadOnlyList<PrintedLine> Lines,
    IReadOnlyList<PrintedFact> Totals,
    IReadOnlyList<string> Notes)
{
    /// <summary>Whose language it is printed in; event-ticketing knows it.</summary>
    public Guid? BuyerId { get; init; }

    /// <summary>The same for who reads Chinese; null: there is only the one text.</summary>
    public PrintedInvoice? InChinese { get; init; }
}

/// <summary>A label and its value.</summary>
public sealed record PrintedFact(string Label, string Value);

/// <summary>A line of an invoice.</summary>
public sealed record PrintedLine(string Text, string Quantity, string UnitPrice, string Amount);
