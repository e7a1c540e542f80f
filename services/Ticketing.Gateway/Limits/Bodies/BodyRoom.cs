namespace Ticketing.Gateway.Limits.Bodies;

/// <summary>The memory that bodies hold, by route class.</summary>
internal sealed class BodyRoom
{
    private readonly long[] _heldBytes = new long[Enum.GetValues<RouteClass>().Length];

    /// <summary>Bytes that bodies of the class hold now.</summary>
    public long HeldBytes(RouteClass kind) => Volatile.Read(ref _heldBytes[(int)kind]);

    /// <summary>False if the class has no room for as many.</summary>
    public bool TryTake(RouteClass kind, int bytes, long roomBytes)
    {
        if (Interlocked.Add(ref _heldBytes[(int)kind], bytes) <= roomBytes)
        {
            return true;
        }

        Return(kind, bytes);
        return false;
    }

    public void Return(RouteClass kind, int bytes) => Interlocked.Add(ref _heldBytes[(int)kind], -bytes);
}
