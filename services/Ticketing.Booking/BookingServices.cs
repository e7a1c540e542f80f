using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Booking.Features.AuditWaitlist;
using Ticketing.Booking.Features.CancelEvents;
using Ticketing.Booking.Features.CancelOrder;
using Ticketing.Booking.Features.ConfirmOrder;
using Ticketing.Booking.Features.CreateOrder;
using Ticketing.Booking.Features.DescribePayments;
using Ticketing.Booking.Features.ExpireHolds;
using Ticketing.Booking.Features.ExtendHold;
using Ticketing.Booking.Features.GetOrder;
using Ticketing.Booking.Features.JoinWaitlist;
using Ticketing.Booking.Features.LeaveWaitlist;
using Ticketing.Booking.Features.ListEventOrders;
using Ticketing.Booking.Features.ListOrders;
using Ticketing.Booking.Features.ListWaitlist;
using Ticketing.Booking.Features.QuoteRefund;
using Ticketing.Booking.Features.RecordSeatAnswers;
using Ticketing.Booking.Features.RecoverPayments;
using Ticketing.Booking.Features.RecoverRefunds;
using Ticketing.Booking.Features.RedriveProcessing;
using Ticketing.Booking.Features.RefundOrder;
using Ticketing.Booking.Features.RefusedRefunds;
using Ticketing.Booking.Features.ReturnFromBank;
using Ticketing.Booking.Features.ServeWaitlist;
using Ticketing.Booking.Features.StreamOrderUpdates;
using Ticketing.Booking.Features.TakePaymentEvents;
using Ticketing.Booking.Features.WarnHolds;
using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Infrastructure.Payments;
using Ticketing.Booking.Infrastructure.Refunds;
using Ticketing.Booking.Infrastructure.Updates;
using Ticketing.Booking.Infrastructure.Waitlist;
using Ticketing.Contracts.Channels;
using Ticketing.Messaging;
using Ticketing.Messaging.Directory;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.Booking;

/// <summary>
/// What the booking service is made of, apart from the infrastructure that the host brings.
/// </summary>
internal static class BookingServices
{
    /// <summary>
    /// Use cases, workers and options. The host adds database, Redis, messaging and outbox.
    /// </summary>
    public static IHostApplicationBuilder AddBooking(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<BookingOptions>()
            .BindConfiguration(BookingOptions.SectionName)
            .ValidateDataAnnotations()
            .Validate(o => o.IsConsistent, "Booking: intervals are positive, and 2 × CaptureTimeout < "
                + "PaymentRecoveryAfter < CaptureProtectsFor.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<BookingOptions>>().Value);
        // Connecting may block for seconds when Redis is away: first use is on a background worker.
        services.AddSingleton(provider => new Lazy<IConnectionMultiplexer>(
            provider.GetRequiredService<IConnectionMultiplexer>));

        services.AddSingleton<BookingStore>();
        services.AddSingleton<HoldExpiry>();
        services.AddSingleton<OrderUpdatesHub>();
        services.DescribeApi(BookingApi.Description);
        services.AddPayments();
        builder.AddRefunds();
        services.AddSingleton<IEventDirectoryStore, EventDirectoryStore>();
        services.AddSingleton<IMessageBatchHandler, SeatAnswersHandler>();

        services.AddSingleton<OrderBatch>();
        services.AddSingleton<UnansweredOrders>();
        services.AddSingleton<CreateOrderUseCase>();
        services.AddSingleton<ConfirmOrderUseCase>();
        services.AddSingleton<CancelOrderUseCase>();
        services.AddSingleton<TakePaymentEventsUseCase>();
        services.AddSingleton<GetOrderUseCase>();
        services.AddSingleton<OrderTransactions>();
        services.AddSingleton<ExtendHoldUseCase>();
        services.AddSingleton<CancellationBatches>();
        services.AddScoped<ListOrdersUseCase>();

        services.AddHosted<HoldMirror>();
        services.AddHosted<OrderChanges>();
        services.AddHosted<OrderWriter>();
        services.AddHostedService<OrderUpdatesSubscription>();
        services.AddHostedService<OrderUpdatesPoll>();
        services.AddHostedService<HoldSweep>();
        services.AddHostedService<ProcessingRedrive>();
        services.AddHostedService<PaymentRecovery>();
        services.AddHostedService<RefundRecovery>();
        services.AddHostedService<EventCancellation>();
        services.AddHostedService<HoldWarnings>();
        services.AddHostedService<PaymentEventRetention>();
        services.AddWaitlist();
        return builder;
    }

    /// <summary>The public API under <c>/orders</c>, and what sellers may do with orders of their events.</summary>
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapCreateOrder();
        routes.MapConfirmOrder();
        routes.MapTransaction();
        routes.MapDescribePayments();
        routes.MapTakePaymentEvents();
        routes.MapReturnFromBank();
        routes.MapCancelOrder();
        routes.MapExtendHold();
        routes.MapQuoteRefund();
        routes.MapRefundOrder();
        routes.MapRefusedRefunds();
        routes.MapListEventOrders();
        routes.MapCancellation();
        routes.MapListOrders();
        routes.MapGetOrder();
        routes.MapStreamOrderUpdates();
        routes.MapJoinWaitlist();
        routes.MapLeaveWaitlist();
        routes.MapListWaitlist();
        routes.MapAuditWaitlist();
    }

    private static void AddWaitlist(this IServiceCollection services)
    {
        services.AddSingleton<ISeatMap, HttpSeatMap>();
        services.AddHttpClient(HttpSeatMap.ClientName, client =>
            client.BaseAddress = new Uri($"http://{ServiceNames.SeatReservation}"));
        services.AddSingleton<WaitlistStore>();
        services.AddSingleton<WaitlistPlaces>();
        services.AddSingleton<WaitlistPayments>();
        services.AddSingleton<NewEntries>();
        services.AddSingleton<JoinWaitlistUseCase>();
        services.AddSingleton<LeaveWaitlistUseCase>();
        services.AddSingleton<WaitlistAudit>();
        services.AddSingleton<OfferPass>();
        services.AddSingleton<OfferLedger>();
        services.AddSingleton<OfferSettlement>();
        services.AddSingleton<SaleEnd>();
        services.AddHosted<WaitlistGate>();
        services.AddHostedService<WaitlistServing>();
        services.AddHostedService<WaitlistSettling>();
        services.AddHostedService<WaitlistRetention>();
    }

    private static void AddHosted<T>(this IServiceCollection services)
        where T : class, IHostedService
    {
        services.AddSingleton<T>();
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}
