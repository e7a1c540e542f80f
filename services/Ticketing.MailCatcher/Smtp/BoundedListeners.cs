using System.IO.Pipelines;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SmtpServer;
using SmtpServer.IO;
using SmtpServer.Net;

namespace Ticketing.MailCatcher.Smtp;

/// <summary>Listeners that accept so many connections at once and let the next wait; the library has no such
/// bound.</summary>
internal sealed class BoundedListeners(int maxConnections) : EndpointListenerFactory
{
    public override IEndpointListener CreateListener(IEndpointDefinition endpointDefinition) =>
        new Listener(base.CreateListener(endpointDefinition), maxConnections);

    private sealed class Listener(IEndpointListener listener, int maxConnections) : IEndpointListener
    {
        // Not disposed: connections that outlive the listener give back to it.
        private readonly SemaphoreSlim _free = new(maxConnections);

        public async Task<ISecurableDuplexPipe> GetPipeAsync(
            ISessionContext context, CancellationToken cancellationToken)
        {
            await _free.WaitAsync(cancellationToken);
            try
            {
                return new Connection(await listener.GetPipeAsync(context, cancellationToken), _free);
            }
            catch
            {
                _free.Release();
                throw;
            }
        }

        public void Dispose() => listener.Dispose();
    }

    private sealed class Connection(ISecurableDuplexPipe pipe, SemaphoreSlim free) : ISecurableDuplexPipe
    {
        public PipeReader Input => pipe.Input;

        public PipeWriter Output => pipe.Output;

        public bool IsSecure => pipe.IsSecure;

        public SslProtocols SslProtocol => pipe.SslProtocol;

        public Task UpgradeAsync(
            X509Certificate certificate, SslProtocols protocols, CancellationToken cancellationToken) =>
            pipe.UpgradeAsync(certificate, protocols, cancellationToken);

        /// <summary>Called once, when the session is over.</summary>
        public void Dispose()
        {
            pipe.Dispose();
            free.Release();
        }
    }
}
