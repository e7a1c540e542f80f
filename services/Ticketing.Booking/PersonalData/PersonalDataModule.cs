using Ticketing.Contracts.Channels;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.Booking.PersonalData;

/// <summary>What this service holds of a person: exporting it, and erasing it when the account is deleted.</summary>
internal static class PersonalDataModule
{
    public static void AddPersonalData(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpClient<IDeletedUsers, HttpDeletedUsers>(client =>
        {
            client.BaseAddress = new Uri($"http://{ServiceNames.EventTicketing}");
            client.AddServiceKey(builder.Configuration);
        });
        builder.Services.AddSingleton<PersonErasure>();
        builder.Services.AddHostedService<ErasureWork>();
    }

    public static void MapPersonalData(this IEndpointRouteBuilder routes) => routes.MapReadPersonalData();
}
