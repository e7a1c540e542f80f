namespace Ticketing.EventTicketing.Documents;

/// <summary>Tickets as QR code, PDF and calendar file.</summary>
internal static class DocumentsModule
{
    public static void AddDocuments(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<TicketDocuments>();

    public static void MapDocuments(this IEndpointRouteBuilder app) => app.MapGetTicketDocuments();
}
