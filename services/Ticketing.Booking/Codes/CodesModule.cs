using Ticketing.Booking.Codes.ManageCodes;
using Ticketing.Booking.Infrastructure;

namespace Ticketing.Booking.Codes;

/// <summary>Codes that buyers type: discounts, access to a pre-sale, vouchers.</summary>
internal static class CodesModule
{
    public static void AddCodes(this IServiceCollection services)
    {
        services.AddJson(CodesJson.Default);
        services.AddSingleton<CodeUses>();
        services.AddSingleton<RecentPromises>();
        services.AddSingleton<DiscountedOrders>();
        services.AddSingleton<CodeGuesses>();
        services.AddHosted<CodeReader>();
        services.AddSingleton<FindCode>();
        services.AddSingleton<CodeStore>();
    }

    public static void MapCodes(this IEndpointRouteBuilder routes)
    {
        routes.MapCreateCodes();
        routes.MapListCodes();
        routes.MapExportCodes();
        routes.MapChangeCode();
    }
}
