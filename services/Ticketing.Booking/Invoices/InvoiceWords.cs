namespace Ticketing.Booking.Invoices;

/// <summary>What an invoice says besides names and numbers, in one language.</summary>
/// <param name="Invoice">Before its number.</param>
/// <param name="CreditNote">Before its number.</param>
/// <param name="Date">When it was issued.</param>
/// <param name="Order">Which order.</param>
/// <param name="Event">Which event.</param>
/// <param name="Begins">When the event begins.</param>
/// <param name="Corrects">Of a credit note: which invoice.</param>
/// <param name="Net">Without tax.</param>
/// <param name="Tax">The tax, before its rate.</param>
/// <param name="Total">Of an invoice.</param>
/// <param name="Credited">Of a credit note.</param>
/// <param name="TaxNumber">Before a tax number, with what parts them.</param>
internal sealed record InvoiceWords(
    string Invoice, string CreditNote, string Date, string Order, string Event, string Begins, string Corrects, string Net,
    string Tax, string Total, string Credited, string TaxNumber)
{
    /// <summary>Stands in documents, in English.</summary>
    public const string CorrectionNote = "No money is given back: the same amount is invoiced again.";

    public static InvoiceWords English { get; } = new(
        "Invoice", "Credit note", "Date", "Order", "Event", "Begins", "Corrects invoice", "Net", "Tax", "Total",
        "Total credited", "Tax number: ");

    public static InvoiceWords Chinese { get; } = new(
        "發票", "折讓單", "日期", "訂單", "活動", "開始時間", "更正發票", "未稅金額", "稅金", "總計", "折讓總計", "統一編號：");

    /// <summary>A line as the document has it.</summary>
    public string TextOf(InvoiceLine line) => this == Chinese ? line.Chinese ?? line.Text : line.Text;

    /// <summary>A note as the document has it.</summary>
    public string NoteOf(string note) =>
        this == Chinese && note == CorrectionNote ? "並未退款：相同金額將重新開立發票。" : note;
}
