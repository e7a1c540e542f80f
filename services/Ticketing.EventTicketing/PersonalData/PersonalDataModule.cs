using Ticketing.Contracts.Channels;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>What belongs to a person: exporting all of it, and deleting the account.</summary>
internal static class PersonalDataModule
{
    public static void AddPersonalData(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, PersonalDataJson.Default));
        builder.Services.AddHttpClient(BookingClient.Name, client =>
        {
            client.BaseAddress = new Uri($"http://{ServiceNames.Booking}");
            client.AddServiceKey(builder.Configuration);
        });
        builder.Services.AddSingleton<BookingClient>();
        builder.Services.AddSingleton<AccountErasure>();
        builder.Services.AddSingleton<PersonalDataTries>();
    }

    public static void MapPersonalData(this IEndpointRouteBuilder app)
    {
        app.MapExportMe();
        app.MapDeleteMe();
        app.MapDeleteGuest();
        app.MapReadDeletedUsers();
    }
}
