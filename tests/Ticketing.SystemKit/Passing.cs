using System.Net.Sockets;

namespace Ticketing.SystemKit;

/// <summary>What a request may meet while a process starts, dies or is overloaded.</summary>
public static class Passing
{
    /// <summary>
    /// True for a connection that was refused or broke, whichever layer tells of it, and for an answer that did not
    /// come in the client's own time: the same question may be asked again.
    /// </summary>
    public static bool Is(Exception e) =>
        e is HttpRequestException or SocketException or IOException or TaskCanceledException;
}
