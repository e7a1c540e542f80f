namespace Ticketing.EventTicketing.Wallet;

/// <summary>Tickets in the wallets of phones.</summary>
internal static class WalletModule
{
    public static void AddWallet(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<WalletOptions>()
            .BindConfiguration(WalletOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<WalletPasses>();
    }

    /// <summary>Maps the endpoints. Reads the keys, so that wrong ones stop the start and not a buyer.</summary>
    public static void MapWallet(this WebApplication app)
    {
        app.Services.GetRequiredService<WalletPasses>();
        app.MapGetWalletPasses();
    }
}
