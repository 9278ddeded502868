import { PersonAvatar } from '../ui/PersonAvatar';
import classes from './Timeline.module.css';

/** One face, or two that overlap. A decoration: the names stand beside it. */
export function Faces({ names }: { names: string[] }) {
  const [first, second] = names;
  if (first === undefined) return <PersonAvatar name="" size={36} />;
  if (second === undefined) return <PersonAvatar name={first} size={36} />;
  return (
    <div className={classes.faces} aria-hidden="true">
      <PersonAvatar name={second} size={22} />
      <PersonAvatar name={first} size={22} />
    </div>
  );
}
