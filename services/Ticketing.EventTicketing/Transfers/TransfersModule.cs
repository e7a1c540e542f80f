namespace Ticketing.EventTicketing.Transfers;

/// <summary>Tickets that change hands: offers to an address, and what becomes of them.</summary>
internal static class TransfersModule
{
    public static void AddTransfers(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, TransfersJson.Default));
        builder.Services.AddSingleton<TicketOffers>();
        builder.Services.AddSingleton<TransferAnswers>();
        builder.Services.AddSingleton<TransferLists>();
    }

    public static void MapTransfers(this IEndpointRouteBuilder app)
    {
        app.MapOfferTickets();
        app.MapMyTransfers();
    }
}
