using Ticketing.Booking.Infrastructure;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.Invoices;

/// <summary>Invoices and credit notes of what was paid and given back (docs/adr/0052).</summary>
internal static class InvoicesModule
{
    public static void AddInvoices(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddJson(InvoicesJson.Default);
        services.AddHttpClient(HttpInvoicePrinter.Client, client =>
        {
            client.BaseAddress = HttpInvoicePrinter.BaseAddress;
            client.AddServiceKey(builder.Configuration);
        });
        services.AddSingleton<IInvoicePrinter, HttpInvoicePrinter>();
        services.AddSingleton<InvoiceStore>();
        services.AddSingleton<InvoiceIssuing>();
        services.AddSingleton<InvoiceRecipients>();
        services.AddHostedService<InvoiceWork>();
    }

    public static void MapInvoices(this IEndpointRouteBuilder routes)
    {
        routes.MapSellerInvoicing();
        routes.MapOrderInvoices();
        routes.MapEventInvoices();
    }
}
