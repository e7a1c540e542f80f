using Microsoft.Extensions.Options;
using Ticketing.EventTicketing.Tickets;
using Ticketing.EventTicketing.Tickets.Signing;

namespace Ticketing.EventTicketing.Wallet;

/// <summary>Makes passes with the keys of the configuration, which it reads when it is made.</summary>
internal sealed class WalletPasses : IDisposable
{
    private readonly WalletOptions _options;
    private readonly TicketSigner _signer;
    private readonly TimeProvider _time;
    private readonly PassPackage? _apple;
    private readonly GooglePass? _google;

    public WalletPasses(IOptions<WalletOptions> options, TicketSigner signer, TimeProvider time)
    {
        _options = options.Value;
        _signer = signer;
        _time = time;
        _apple = _options.OffersApple ? PassPackage.Load(_options) : null;
        _google = _options.OffersGoogle ? new GooglePass(_options) : null;
    }

    public bool OffersApple => _apple is not null;

    public bool OffersGoogle => _google is not null;

    /// <summary>The <c>.pkpass</c> of an order's only ticket.</summary>
    /// <exception cref="InvalidOperationException">No keys are given.</exception>
    public byte[] Apple(OrderTickets order) => ApplePassOf(order, order.Tickets[0]);

    /// <summary>The <c>.pkpasses</c> of all tickets of an order.</summary>
    /// <exception cref="InvalidOperationException">No keys are given.</exception>
    public byte[] AppleBundle(OrderTickets order) =>
        PassPackage.Bundle([.. order.Tickets.Select(ticket => ApplePassOf(order, ticket))]);

    /// <summary>The address at which Google keeps an order's only ticket.</summary>
    /// <exception cref="InvalidOperationException">No keys are given.</exception>
    public string Google(OrderTickets order) => (_google ?? throw NoKeys())
        .LinkOf(order, order.Tickets[0], CodeOf(order, order.Tickets[0]), _time.GetUtcNow());

    private byte[] ApplePassOf(OrderTickets order, OrderTicket ticket) => (_apple ?? throw NoKeys())
        .Write(ApplePass.Write(order, ticket, CodeOf(order, ticket), _options), _time.GetUtcNow());

    private string CodeOf(OrderTickets order, OrderTicket ticket) => _signer.Write(order.ClaimsOf(ticket));

    private static InvalidOperationException NoKeys() => new("Passes for this wallet are not offered here.");

    /// <inheritdoc/>
    public void Dispose()
    {
        _apple?.Dispose();
        _google?.Dispose();
    }
}
