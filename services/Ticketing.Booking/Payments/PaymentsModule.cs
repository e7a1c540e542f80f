using Microsoft.Extensions.Options;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments.ConfirmOrder;
using Ticketing.Booking.Payments.Providers;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Booking.Payments.TakePaymentEvents;

namespace Ticketing.Booking.Payments;

/// <summary>The payment provider that the settings name, and what drives payments.</summary>
internal static class PaymentsModule
{
    public static void AddPayments(this IServiceCollection services)
    {
        services.AddJson(PaymentsJson.Default);
        services.AddOptions<PaymentOptions>()
            .BindConfiguration(PaymentOptions.SectionName)
            .ValidateDataAnnotations()
            .Validate(o => o.IsConsistent, "Payments: ApiKey and WebhookSecret are set, and Url for the sandbox.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PaymentOptions>>().Value);
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<PaymentOptions>();
            var url = options.Url.Length > 0 ? options.Url : StripePaymentProvider.DefaultUrl;
            return new ProviderHttp(new Uri(url), provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton<SandboxPaymentProvider>();
        services.AddSingleton<StripePaymentProvider>();
        services.AddSingleton<ITransactionAmounts, TransactionAmounts>();
        services.AddSingleton<IPaymentProvider>(provider => UsesStripe(provider)
            ? provider.GetRequiredService<StripePaymentProvider>()
            : provider.GetRequiredService<SandboxPaymentProvider>());
        services.AddSingleton<IPaymentWebhooks>(provider =>
            UsesStripe(provider) ? new StripeWebhooks() : new SandboxWebhooks());
        services.AddSingleton<LatePayments>();
        services.AddSingleton<LatePaymentDecisions>();
        services.AddSingleton<PaymentLedger>();
        services.AddSingleton<ClaimBooking>();
        services.AddSingleton<ProtectBooking>();
        services.AddSingleton<RecordCapture>();
        services.AddSingleton<OpenTransactions>();
        services.AddSingleton<PaymentDriver>();
        services.AddSingleton<Authorisations>();
        services.AddSingleton<ConfirmOrderUseCase>();
        services.AddSingleton<TakePaymentEventsUseCase>();
        services.AddHostedService<PaymentRecovery>();
        services.AddHostedService<PaymentEventRetention>();
    }

    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        routes.MapConfirmOrder();
        routes.MapTransaction();
        routes.MapDescribePayments();
        routes.MapTakePaymentEvents();
        routes.MapReturnFromBank();
    }

    private static bool UsesStripe(IServiceProvider services) =>
        services.GetRequiredService<PaymentOptions>().Provider == PaymentOptions.Stripe;
}
