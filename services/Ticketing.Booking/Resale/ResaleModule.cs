using Ticketing.Booking.Infrastructure;
using Ticketing.Booking.Payments;

namespace Ticketing.Booking.Resale;

/// <summary>Official resale: buyers' tickets to other people, at no more than what was paid.</summary>
internal static class ResaleModule
{
    public static void AddResale(this IServiceCollection services)
    {
        services.AddJson(ResaleJson.Default);
        services.AddSingleton<ResaleStore>();
        services.AddSingleton<ResaleTaking>();
        services.AddSingleton<ResaleClaims>();
        services.AddSingleton<OfferUseCase>();
        services.AddSingleton<BuyUseCase>();
        services.AddSingleton<IResoldTickets, ResaleSale>();
        services.AddHostedService<ResaleWork>();
    }

    public static void MapResale(this IEndpointRouteBuilder routes)
    {
        routes.MapResaleTerms();
        routes.MapResaleOffers();
        routes.MapMyResale();
    }
}
