using Ticketing.ServiceDefaults.Http;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>What asking for a pass may be refused with.</summary>
internal static class WalletErrors
{
    public static readonly Refusal NotOffered = new(
        StatusCodes.Status404NotFound, "wallet-not-offered", "Passes for this wallet are not offered here.");
}
