using Ticketing.EventTicketing.Documents.Text;

namespace Ticketing.EventTicketing.Documents;

/// <summary>Tickets as QR code, PDF and calendar file, and the PDF of invoices.</summary>
internal static class DocumentsModule
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        // Mapped at the first document that is printed, so that a build without fonts does everything else.
        builder.Services.AddSingleton(new Lazy<TicketFonts>(() => new TicketFonts(TicketFonts.Folder)));
        builder.Services.AddSingleton<TicketDocuments>();
        builder.Services.AddSingleton<InvoicePdf>();
    }

    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapGetTicketDocuments();
        app.MapReadOrderDocuments();
        app.MapPrintInvoice();
    }
}
